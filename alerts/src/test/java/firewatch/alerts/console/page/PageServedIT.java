package firewatch.alerts.console.page;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The real service serves the page as the page needs it: the library without a version in its path, guarded, renewed. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class PageServedIT {
    private static final Pattern MAPPED = Pattern.compile("\": \"(/_static/[^\"]+\\.js)\"");

    @Test
    void everyFileThatTheImportMapNamesIsThere() {
        String page = given().get("/").then().statusCode(200).extract().asString();
        List<String> files =
                MAPPED.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(files).hasSize(5);
        files.forEach(file -> given().get(file)
                .then()
                .statusCode(200)
                .contentType(containsString("javascript"))
                .header("Cache-Control", "no-cache"));
    }

    @Test
    void thePageIsGuardedAndAskedForAgain() {
        Map<String, String> guards = PageHeaders.headers();
        for (String path : List.of("/", "/console/app.js", "/console/words/zh.js", "/console/console.css")) {
            var answer = given().get(path).then().statusCode(200).header("Cache-Control", "no-cache");
            guards.forEach((name, value) -> answer.header(name, equalTo(value)));
        }
        assertThat(guards.get("Content-Security-Policy")).doesNotContain("unsafe");
    }

    @Test
    void whoTakesItCompressedGetsItSo() {
        given().config(config().decoderConfig(decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get("/console/workplace.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip");
    }

    @Test
    void whoIsNotLoggedInIsNobody() {
        given().get("/api/v1/me").then().statusCode(401);
    }
}
