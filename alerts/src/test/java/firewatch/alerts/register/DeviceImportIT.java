package firewatch.alerts.register;

import static firewatch.alerts.Accounts.asAdmin;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import firewatch.alerts.TestAccounts;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class DeviceImportIT {
    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aBuilding() {
        asAdmin()
                .body(Map.of("id", "b-" + tag, "name", "楼"))
                .post("/api/v1/buildings")
                .then()
                .statusCode(201);
    }

    @Test
    void aListIsTakenWhole() {
        take("id,building,floor,label,expectedEvery,temperature.high\na-" + tag + ",b-" + tag
                        + ",3,\"走廊, 东\",PT5M,57.5\nb-" + tag + ",,,,,\n")
                .statusCode(200)
                .body("imported", equalTo(2));

        asAdmin()
                .get("/api/v1/devices/a-" + tag)
                .then()
                .body("label", equalTo("走廊, 东"))
                .body("expectedEvery", equalTo("PT5M"))
                .body("limits.temperature.high", equalTo(57.5f));
    }

    @Test
    void aListFromAChineseSpreadsheetIsRead() {
        byte[] file = ("id,label\ng-" + tag + ",护士站\n").getBytes(Charset.forName("GB18030"));

        asAdmin()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/devices/import")
                .then()
                .statusCode(200);

        asAdmin().get("/api/v1/devices/g-" + tag).then().body("label", equalTo("护士站"));
    }

    @Test
    void aWrongLineRefusesAllAndEveryWrongLineIsNamed() {
        take("id,building,expectedEvery\nok-" + tag + ",b-" + tag + ",PT1M\nx y,b-" + tag + ",\nz-" + tag
                        + ",nowhere,soon\nok-" + tag + ",,\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.line", containsInAnyOrder(3, 4, 4, 5))
                .body("errors.field", containsInAnyOrder("id", "building", "expectedEvery", "id"));

        asAdmin().get("/api/v1/devices/ok-" + tag).then().statusCode(404);
    }

    @Test
    void onRequestTheRightLinesAreTaken() {
        asAdmin()
                .contentType("text/csv")
                .body("id,building\nok-" + tag + ",b-" + tag + "\nz-" + tag + ",nowhere\n")
                .post("/api/v1/devices/import?partial=true")
                .then()
                .statusCode(200)
                .body("imported", equalTo(1))
                .body("errors.line", hasItem(3));

        asAdmin().get("/api/v1/devices/ok-" + tag).then().statusCode(200);
        asAdmin().get("/api/v1/devices/z-" + tag).then().statusCode(404);
    }

    @Test
    void aDeviceThatIsThereIsWrittenAnew() {
        take("id,label\nd-" + tag + ",old\n").statusCode(200);
        take("id,label\nd-" + tag + ",new\n").statusCode(200);

        asAdmin().get("/api/v1/devices/d-" + tag).then().body("label", equalTo("new"));
    }

    @Test
    void aStrangeFileIsRefused() {
        take("").statusCode(400);
        take("id,colour\na,red\n").statusCode(400).body("errors.field", hasItem("columns"));
        take("label\nx\n").statusCode(400);
        asAdmin()
                .contentType("text/csv; charset=none-such")
                .body("id\n".getBytes(StandardCharsets.US_ASCII))
                .post("/api/v1/devices/import")
                .then()
                .statusCode(400);
    }

    @Test
    void fiveThousandAreTakenAtOnce() {
        String lines = IntStream.range(0, 5000)
                .mapToObj(i -> "m" + i + "-" + tag + ",b-" + tag)
                .collect(Collectors.joining("\n", "id,building\n", "\n"));

        take(lines).statusCode(200).body("imported", equalTo(5000));
    }

    private static ValidatableResponse take(String csv) {
        return asAdmin()
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/devices/import")
                .then();
    }
}
