package firewatch.access;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;

/** Makes the tokens that every service accepts: JWT, HS256. */
@ApplicationScoped
public class TokenIssuer {
    static final String ISSUER = "firewatch";
    static final String BUILDINGS = "buildings";
    static final String GENERATION = "gen";

    private final TokenKey key;
    private final AccessConfig config;
    private final Clock clock;

    TokenIssuer(TokenKey key, AccessConfig config, Clock clock) {
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A new token for this caller.
     *
     * @param generation what {@link TokenStanding} compares, so that a changed password ends older tokens
     */
    public IssuedToken issue(Caller caller, long generation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(config.tokenLife());
        String id = UUID.randomUUID().toString();
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(ISSUER)
                .subject(caller.name())
                .upn(caller.name())
                .groups(caller.role().outsideName())
                .claim(Claims.jti, id)
                .claim(GENERATION, generation)
                .issuedAt(now)
                .expiresAt(expiresAt);
        Set<String> buildings = caller.buildings();
        if (buildings != null) {
            claims.claim(BUILDINGS, buildings.stream().sorted().toList());
        }
        String token = claims.jws().algorithm(SignatureAlgorithm.HS256).sign(key.secret());
        return new IssuedToken(token, id, expiresAt);
    }
}
