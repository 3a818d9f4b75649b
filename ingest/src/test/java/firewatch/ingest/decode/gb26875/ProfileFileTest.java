package firewatch.ingest.decode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.events.GatewayId;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile is read as it is written, or not at all. */
class ProfileFileTest {
    private static final GatewayId NAMED = new GatewayId("gb-000000000001");
    private static final GatewayId OTHER = new GatewayId("gb-000000000002");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "colour=red                                           ! colour: a profile has no such setting",
                "component.53=300                                     ! component.53: a code is a number from 0 to 255, not 300",
                "component.x=1                                        ! component.x: a code is a number from 0 to 255, not x",
                "analog.1.unit=%RH                                    ! analog.1: it has no quantity",
                "analog.1.quantity=co, analog.1.unit=kPa              ! analog.1: its unit here is ppm, not kPa",
                "analog.1.quantity=co, analog.1.step=0                ! analog.1: a step is more than 0",
                "analog.1.quantity=co, analog.1.step=much             ! analog.1: much is no number",
                "analog.1.quantity=co, analog.1.step=2, analog.1.most=3 ! analog.1: 3 is not a whole number of steps",
                "analog.1.quantity=co, analog.1.limit=2               ! analog.1: an analog type has no setting limit",
                "type.2=status                                        ! type.2: a type is a kind of object, a colon and a layout",
                "type.2=mood: status                                  ! type.2: there is no kind of object mood",
                "type.2=status: system                                ! type.2: status needs the field status",
                "type.2=status: status colour                         ! type.2: there is no field colour",
                "type.2=status: status status                         ! type.2: the field status is there twice",
                "type.2=status: status time:7                         ! type.2: the field time cannot have the width 7",
                "type.2=status: text status                           ! type.2: a text without a width can only be the last field",
                "type.2=status: status [text]                         ! type.2: a text without a width can have no other layout"
            })
    void whatIsNoProfileIsRefusedInALine(String settings, String reason) throws IOException {
        Path file = profile(settings.replace(", ", "\n"));

        assertThatThrownBy(() -> ProfileFile.read(file))
                .isInstanceOf(BadProfileException.class)
                .hasMessageStartingWith(file + ": " + reason);
    }

    @Test
    void aProfileIsForItsGatewaysAndForNobodyElse() throws IOException {
        Profiles profiles = profiles(Map.of(
                "ingest.gb26875.profiles.a-maker.file",
                profile("component.53=17").toString(),
                "ingest.gb26875.profiles.a-maker.gateways",
                "gw-7," + NAMED));

        assertThat(nameOf53(profiles, 1, NAMED)).isEqualTo("residual-current detector");
        assertThat(nameOf53(profiles, 1, new GatewayId(NAMED + ":10.0.0.9"))).isEqualTo("residual-current detector");
        assertThat(nameOf53(profiles, 2, new GatewayId("gw-7"))).isEqualTo("residual-current detector");
        assertThat(nameOf53(profiles, 2, OTHER)).isEqualTo("light and smoke detector");
    }

    @Test
    void twoProfilesForOneGatewayAreRefused() throws IOException {
        String file = profile("component.53=17").toString();
        assertThatThrownBy(() -> profiles(Map.of(
                        "ingest.gb26875.profiles.a.file",
                        file,
                        "ingest.gb26875.profiles.a.gateways",
                        NAMED.value(),
                        "ingest.gb26875.profiles.b.file",
                        file,
                        "ingest.gb26875.profiles.b.gateways",
                        NAMED.value())))
                .isInstanceOf(BadProfileException.class)
                .hasMessageContaining(NAMED + " has another profile too");
    }

    private Path profile(String settings) throws IOException {
        return Files.writeString(folder.resolve("a.profile"), settings);
    }

    private static Profiles profiles(Map<String, String> settings) {
        return new Profiles(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 1000))
                .withMapping(ProfilesConfig.class)
                .build()
                .getConfigMapping(ProfilesConfig.class));
    }

    private static String nameOf53(Profiles profiles, long source, GatewayId gateway) {
        Frame frame = new Frame(1, 1, 0, null, source, 1, 2, new byte[0]);
        return profiles.editionOf(frame, gateway).tables().componentName(53);
    }
}
