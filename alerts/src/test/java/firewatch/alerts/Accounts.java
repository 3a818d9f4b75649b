package firewatch.alerts;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Accounts made and used through the API, as a stranger would. */
public final class Accounts {
    private static String adminToken;

    private Accounts() {}

    public static String adminPassword() {
        return ConfigProvider.getConfig().getValue("alerts.admin.password", String.class);
    }

    /** A token of the administrator, the same for all tests. */
    public static synchronized String adminToken() {
        if (adminToken == null) {
            adminToken = login("admin", adminPassword());
        }
        return adminToken;
    }

    public static RequestSpecification asAdmin() {
        return bearer(adminToken());
    }

    /** A request of a fresh user of this role, limited to these buildings. */
    public static RequestSpecification as(String role, String... buildings) {
        String name = role + "-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        asAdmin()
                .body(Map.of("name", name, "password", password, "role", role, "buildings", List.of(buildings)))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return bearer(login(name, password));
    }

    public static String login(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    public static RequestSpecification bearer(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
