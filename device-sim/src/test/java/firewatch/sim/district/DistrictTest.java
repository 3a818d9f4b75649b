package firewatch.sim.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DistrictTest {
    private final District district = District.standard();

    @Test
    void hasWhatItIsSaidToHave() {
        assertThat(district.houses()).hasSize(10);
        assertThat(of(Kind.SMOKE)).hasSize(1_000);
        assertThat(of(Kind.ELECTRICAL)).hasSize(20);
        assertThat(of(Kind.FLOW_SWITCH)).hasSize(5);
        assertThat(of(Kind.END_PRESSURE)).hasSize(5);
        assertThat(of(Kind.TRANSMISSION))
                .singleElement()
                .extracting(Device::id)
                .isEqualTo(District.transmissionDevice());
        for (Kind kind : Kind.values()) {
            assertThat(of(kind)).as(kind.name()).isNotEmpty();
        }
    }

    @Test
    void namesAreUniqueAndOnesThatTheContractTakes() {
        assertThat(district.devices())
                .extracting(Device::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9_.:-]{1,64}"));
        assertThat(district.buildings()).extracting(House::name).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(District.standard()).isEqualTo(district);
    }

    @Test
    void componentsAreNamedByTheirAddress() {
        assertThat(of(Kind.PANEL_SMOKE).getFirst().id()).isEqualTo("gb-000020260379-1-1-42-00010001");
    }

    @Test
    void everyFlatsDetectorHasANeighbour() {
        List<Device> alone = of(Kind.SMOKE).stream()
                .filter(one -> district.devices().stream().noneMatch(other -> other.isSmoke() && one.isNear(other)))
                .collect(Collectors.toList());
        assertThat(alone).isEmpty();
    }

    private List<Device> of(Kind kind) {
        return district.devices().stream()
                .filter(device -> device.kind() == kind)
                .toList();
    }
}
