package firewatch.access;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Accepts the tokens of {@link TokenIssuer} and nothing else: one key, one algorithm, one issuer. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenVerifier extends JWTCallerPrincipalFactory {
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final JWTCallerPrincipalFactory parser = new DefaultJWTCallerPrincipalFactory();
    private final TokenKey key;

    TokenVerifier(TokenKey key) {
        this.key = key;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured) throws ParseException {
        JWTAuthContextInfo ours = new JWTAuthContextInfo(key.secret(), TokenIssuer.ISSUER);
        ours.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        ours.setExpGracePeriodSecs(CLOCK_SKEW_SECONDS);
        ours.setRequiredClaims(Set.of("sub", "jti", "exp", "groups"));
        return parser.parse(token, ours);
    }
}
