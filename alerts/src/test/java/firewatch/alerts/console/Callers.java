package firewatch.alerts.console;

import static io.restassured.RestAssured.given;

import firewatch.access.Caller;
import firewatch.access.IssuedToken;
import firewatch.access.Role;
import firewatch.access.TokenIssuer;
import firewatch.access.TokenStanding;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** People who are logged in already, and whose tokens can be taken from them. */
@Singleton
public class Callers implements TokenStanding {
    private final Jdbi jdbi;
    private final TokenIssuer issuer;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    Callers(Jdbi jdbi, TokenIssuer issuer) {
        this.jdbi = jdbi;
        this.issuer = issuer;
    }

    /** The token of a fresh person who sees these buildings; all where none is named. */
    public IssuedToken token(Role role, String... buildings) {
        String name = role.outsideName() + "-" + UUID.randomUUID();
        long generation = jdbi.withHandle(handle -> handle.createQuery("insert into alerts.person"
                        + " (name, password_hash, role, buildings) values (?, 'none', ?, ?) returning generation")
                .bind(0, name)
                .bind(1, role.outsideName())
                .bind(2, buildings)
                .mapTo(Long.class)
                .one());
        Caller caller =
                buildings.length == 0 ? Caller.everywhere(name, role) : new Caller(name, role, Set.of(buildings));
        return issuer.issue(caller, generation);
    }

    public RequestSpecification as(Role role, String... buildings) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token(role, buildings).token());
    }

    public void revoke(IssuedToken token) {
        revoked.add(token.id());
    }

    @Override
    public boolean isGood(Caller caller, String tokenId, long generation) {
        return !revoked.contains(tokenId);
    }
}
