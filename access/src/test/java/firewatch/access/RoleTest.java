package firewatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void everyDeedIsSomebodys() throws IllegalAccessException {
        for (Field field : Deed.class.getFields()) {
            String deed = (String) field.get(null);
            assertThat(Arrays.stream(Role.values()).filter(role -> role.may(deed)))
                    .as(deed)
                    .isNotEmpty();
        }
    }

    @Test
    void anAdministratorMayDoAllThatPeopleMay() throws IllegalAccessException {
        for (Field field : Deed.class.getFields()) {
            String deed = (String) field.get(null);
            assertThat(Role.ADMINISTRATOR.may(deed)).as(deed).isEqualTo(!deed.equals(Deed.SPEAK));
        }
    }

    @Test
    void aCallerWithoutALimitSeesWhatHasNoBuilding() {
        Caller all = Caller.everywhere("a", Role.OPERATOR);
        Caller one = new Caller("b", Role.OPERATOR, Set.of("x"));

        assertThat(all.maySee(null)).isTrue();
        assertThat(all.maySee("y")).isTrue();
        assertThat(one.maySee(null)).isFalse();
        assertThat(one.maySee("x")).isTrue();
        assertThat(one.maySee("y")).isFalse();
    }
}
