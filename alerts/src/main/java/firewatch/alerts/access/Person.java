package firewatch.alerts.access;

import firewatch.access.Caller;
import firewatch.access.Role;
import java.util.List;
import java.util.Set;

/**
 * An account of a person (人员).
 *
 * @param buildings what they are limited to; empty is everywhere for an operator or installer, nowhere for a manager
 * @param generation the tokens of an older generation have ended
 */
record Person(String name, String passwordHash, Role role, List<String> buildings, long generation) {
    Person {
        buildings = List.copyOf(buildings);
    }

    Caller asCaller() {
        return switch (role) {
            case ADMINISTRATOR -> Caller.everywhere(name, role);
            case OPERATOR, INSTALLER ->
                buildings.isEmpty() ? Caller.everywhere(name, role) : new Caller(name, role, Set.copyOf(buildings));
            case MANAGER, GATEWAY -> new Caller(name, role, Set.copyOf(buildings));
        };
    }
}
