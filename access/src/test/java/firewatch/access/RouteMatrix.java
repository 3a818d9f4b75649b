package firewatch.access;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that a running centre describes, called by every role and by nobody, compared with the policy that is
 * written down. Needs only the centre's address, an administrator and the key of its tokens.
 */
public final class RouteMatrix {
    private static final List<String> PEOPLE = List.of("operator", "manager", "installer", "administrator");
    private static final String GATEWAY = "gateway";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final RunningCentre centre;
    private final RunningCentre.Login administrator;
    private final ForgedTokens forged;
    private final ExpectedPolicy policy = ExpectedPolicy.read();
    private final Map<String, RunningCentre.Login> logins = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final List<String> deviations = new ArrayList<>();

    public RouteMatrix(URI base, String administrator, String password, String key) {
        this.centre = new RunningCentre(base);
        this.administrator = new RunningCentre.Login(administrator, password);
        this.forged = new ForgedTokens(key);
    }

    /**
     * What the run found: how many calls were made, and each that was answered otherwise than the policy says.
     *
     * @param absent routes of the policy that the centre does not describe
     */
    public record Outcome(int operations, int calls, List<String> deviations, Set<String> absent) {}

    public Outcome run() throws IOException, InterruptedException {
        String first = centre.token(administrator);
        for (String role : PEOPLE) {
            logins.put(role, centre.account(role, first));
        }
        List<RunningCentre.Described> operations = centre.operations();
        int calls = 0;
        for (RunningCentre.Described operation : operations) {
            Set<String> roles = policy.rolesOf(operation.route()).orElse(null);
            if (roles == null) {
                deviations.add(operation.route() + " is not in the policy");
            } else {
                calls += callAll(operation, roles);
            }
        }
        Set<String> absent = new TreeSet<>(policy.routes());
        operations.forEach(operation -> absent.remove(operation.route()));
        return new Outcome(operations.size(), calls, List.copyOf(deviations), absent);
    }

    private int callAll(RunningCentre.Described operation, Set<String> roles) throws IOException, InterruptedException {
        boolean open = policy.isOpen(operation.route());
        int calls = 0;
        for (String role : PEOPLE) {
            int status = centre.call(operation, tokenOf(role));
            judge(operation, role, status, open || roles.contains(role));
            if (status == 204 || status == UNAUTHORIZED) {
                tokens.remove(role); // it may have been a logout
            }
            calls++;
        }
        int status = centre.call(operation, forged.of(GATEWAY));
        judge(operation, GATEWAY, status, open || roles.contains(GATEWAY));
        String genuine = tokenOf("operator");
        expectNobody(operation, "no token", null, open);
        expectNobody(operation, "an expired token", forged.expired(GATEWAY), open);
        expectNobody(operation, "a token of another key", forged.signedByAnother("administrator"), open);
        expectNobody(operation, "a token of no account", forged.of("administrator"), open);
        expectNobody(operation, "a tampered token", ForgedTokens.tampered(genuine), open);
        expectNobody(operation, "an unsigned token", ForgedTokens.unsigned(genuine), open);
        return calls + 7;
    }

    private String tokenOf(String role) throws IOException, InterruptedException {
        String token = tokens.get(role);
        if (token == null) {
            RunningCentre.Login login = logins.get(role);
            token = centre.token(login == null ? administrator : login);
            tokens.put(role, token);
        }
        return token;
    }

    private void judge(RunningCentre.Described operation, String role, int status, boolean allowed) {
        boolean letIn = status != UNAUTHORIZED && status != FORBIDDEN;
        if (status >= SERVER_ERROR) {
            deviations.add(operation.route() + " broke for " + role + ": " + status);
        } else if (allowed && !letIn) {
            deviations.add(operation.route() + " refuses " + role + ": " + status);
        } else if (!allowed && status != FORBIDDEN) {
            deviations.add(operation.route() + " does not forbid " + role + ": " + status);
        }
    }

    private void expectNobody(RunningCentre.Described operation, String how, @Nullable String token, boolean open)
            throws IOException, InterruptedException {
        int status = centre.call(operation, token);
        if (open ? status == UNAUTHORIZED || status == FORBIDDEN : status != UNAUTHORIZED) {
            deviations.add(operation.route() + " answers " + how + " with " + status);
        }
    }
}
