package firewatch.alerts.access;

import firewatch.access.Caller;
import firewatch.access.Role;
import firewatch.access.TokenStanding;
import jakarta.enterprise.context.ApplicationScoped;

/** A token stands until its bearer logs out, is deleted, or gets another password, role or scope. */
@ApplicationScoped
class LoginStanding implements TokenStanding {
    private final People people;

    LoginStanding(People people) {
        this.people = people;
    }

    @Override
    public boolean isGood(Caller caller, String tokenId, long generation) {
        return caller.role() == Role.GATEWAY
                ? !people.isRevoked(tokenId)
                : people.isOfGeneration(caller.name(), generation, tokenId);
    }
}
