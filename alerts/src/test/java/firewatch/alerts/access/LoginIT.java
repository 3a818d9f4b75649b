package firewatch.alerts.access;

import static firewatch.alerts.Accounts.asAdmin;
import static firewatch.alerts.Accounts.bearer;
import static firewatch.alerts.Accounts.login;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import firewatch.alerts.Accounts;
import firewatch.alerts.TestAccounts;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class LoginIT {
    private static final String PASSWORD = "消防-correct-horse";

    @Inject
    LoginConfig config;

    @Test
    void aRightPasswordGetsATokenThatWorks() {
        var answer = given().contentType(ContentType.JSON)
                .body(Map.of("name", "admin", "password", Accounts.adminPassword()))
                .post("/api/v1/login");

        answer.then().statusCode(200).body("token", notNullValue());
        assertThat(Instant.parse(answer.path("expiresAt"))).isAfter(Instant.now());
        bearer(answer.path("token"))
                .get("/api/v1/users/admin")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        String known = user("operator");

        String wrong =
                attempt(known, "not it at all").then().statusCode(401).extract().asString();
        String unknown = attempt("nobody-" + UUID.randomUUID(), "not it at all")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void guessingIsSlowedDownForThatAccountOnly() {
        String guessed = user("operator");
        String other = user("operator");

        long began = System.nanoTime();

        List<Integer> answers = new ArrayList<>();
        do {
            answers.add(attempt(guessed, "guess " + answers.size()).statusCode());
        } while (answers.getLast() == 401);

        Duration oneMore = config.recovery().dividedBy(config.failuresPerAccount());
        long grownBack = Duration.ofNanos(System.nanoTime() - began).dividedBy(oneMore);
        assertThat(answers).startsWith(401, 401, 401, 401, 401).endsWith(429);
        assertThat(answers).hasSizeLessThanOrEqualTo(6 + (int) grownBack);
        attempt(guessed, PASSWORD).then().statusCode(429).header("Retry-After", notNullValue());
        attempt(other, PASSWORD).then().statusCode(200);
        attempt("admin", Accounts.adminPassword()).then().statusCode(200);
    }

    @Test
    void loggingOutEndsThatTokenOnly() {
        String name = user("operator");
        String first = login(name, PASSWORD);
        String second = login(name, PASSWORD);

        bearer(first).post("/api/v1/logout").then().statusCode(204);

        bearer(first).post("/api/v1/logout").then().statusCode(401);
        bearer(second).post("/api/v1/logout").then().statusCode(204);
    }

    @Test
    void aChangedPasswordEndsOlderTokens() {
        String name = user("manager");
        String before = login(name, PASSWORD);

        asAdmin()
                .body(Map.of("role", "manager", "password", "another-secret"))
                .put("/api/v1/users/" + name)
                .then()
                .statusCode(200);

        bearer(before).post("/api/v1/logout").then().statusCode(401);
        attempt(name, PASSWORD).then().statusCode(401);
        bearer(login(name, "another-secret")).post("/api/v1/logout").then().statusCode(204);
    }

    @Test
    void aDeletedUsersTokensEndAndStayEndedWhenTheNameIsGivenAgain() {
        String name = user("operator");
        String before = login(name, PASSWORD);
        asAdmin().delete("/api/v1/users/" + name).then().statusCode(204);
        bearer(before).post("/api/v1/logout").then().statusCode(401);

        make(name, "operator").statusCode(201);

        bearer(before).post("/api/v1/logout").then().statusCode(401);
    }

    @Test
    void theCookieSpeaksForOurOwnPagesOnly() {
        String token = login(user("operator"), PASSWORD);

        given().cookie("firewatch", token).post("/api/v1/logout").then().statusCode(401);
        given().cookie("firewatch", token)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/v1/logout")
                .then()
                .statusCode(401);
        given().cookie("firewatch", token)
                .header("Origin", "https://elsewhere.example")
                .post("/api/v1/logout")
                .then()
                .statusCode(401);
        given().cookie("firewatch", token).get("/api/v1/users").then().statusCode(403);
        given().cookie("firewatch", token)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/logout")
                .then()
                .statusCode(204)
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"));
    }

    @Test
    void theLastAdministratorStays() {
        asAdmin().delete("/api/v1/users/admin").then().statusCode(409);
        asAdmin()
                .body(Map.of("role", "operator"))
                .put("/api/v1/users/admin")
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsWrongWithAUserIsNamed() {
        asAdmin()
                .body(Map.of("name", "a b", "password", "short", "role", "operator", "buildings", List.of("nowhere")))
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("password"))
                .body("errors.field", hasItem("buildings"));
        asAdmin()
                .body(Map.of("name", "a", "password", "long enough", "role", "king"))
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("role"));
        make("admin", "operator").statusCode(409);
    }

    @Test
    void aNameInChineseIsFine() {
        make("王芳", "operator").statusCode(201);

        bearer(login("王芳", PASSWORD)).post("/api/v1/logout").then().statusCode(204);
        asAdmin().get("/api/v1/users/王芳").then().statusCode(200).body("role", equalTo("operator"));
    }

    @Test
    void whateverIsWrongIsAProblemDocument() {
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post("/api/v1/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body("[1]")
                .post("/api/v1/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/login")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().get("/api/v1/login").then().statusCode(405).contentType("application/problem+json");
        given().get("/api/v1/none-such").then().statusCode(404).contentType("application/problem+json");
        given().get("/api/v1/users")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        bearer("no.token.this").get("/api/v1/users").then().statusCode(401).contentType("application/problem+json");
        asAdmin().get("/api/v1/users?limit=x").then().statusCode(400).contentType("application/problem+json");
        asAdmin().get("/api/v1/users?cursor=x").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aBodyTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                    POST /api/v1/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 99999999\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    private static Response attempt(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/login");
    }

    @Test
    void whoWorksAlarmsMayKnowWhoElseDoes() {
        String operator = user("operator");
        String installer = user("installer");

        var names = bearer(login(operator, PASSWORD))
                .get("/api/v1/assignees?limit=500")
                .then()
                .statusCode(200)
                .body("items[0].keySet()", equalTo(Set.of("name", "role")))
                .extract()
                .<List<String>>path("items.name");
        assertThat(names).contains(operator, "admin").doesNotContain(installer);
        bearer(login(installer, PASSWORD)).get("/api/v1/assignees").then().statusCode(403);
    }

    private static String user(String role) {
        String name = role + "-" + UUID.randomUUID();
        make(name, role).statusCode(201);
        return name;
    }

    private static ValidatableResponse make(String name, String role) {
        return asAdmin()
                .body(Map.of("name", name, "password", PASSWORD, "role", role))
                .post("/api/v1/users")
                .then();
    }
}
