package firewatch.alerts.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy nothingAllowed = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::2",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::7f00:1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2620:4f:8000::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "8000::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd12:3456::1",
                "fe80::1",
                "fe80::a9fe:a9fe",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void refusesWhatIsNotThePublicInternet(String address) {
        assertThat(nothingAllowed.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2400:3200::1",
                "2606:4700:4700::1111",
                "2003::1",
                "::ffff:8.8.8.8"
            })
    void permitsThePublicInternet(String address) {
        assertThat(nothingAllowed.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1/32,   127.0.0.1,        true",
        "127.0.0.1/32,   127.0.0.2,        false",
        "127.0.0.1/32,   ::ffff:127.0.0.1, true",
        "127.0.0.1/32,   ::1,              false",
        "127.0.0.1,      127.0.0.1,        true",
        "10.20.0.0/15,   10.21.255.255,    true",
        "10.20.0.0/15,   10.22.0.0,        false",
        "0.0.0.0/0,      192.168.1.1,      true",
        "0.0.0.0/0,      ::1,              false",
        "::1/128,        ::1,              true",
        "::1/128,        ::2,              false",
        "fd00::/8,       fd12::1,          true",
        "fd00::/8,       fc12::1,          false",
        "::/0,           fe80::1,          true",
    })
    void anAdministratorMayAllowMore(String allowed, String address, boolean permitted) {
        assertThat(new AddressPolicy(List.of(allowed)).permits(InetAddress.ofLiteral(address)))
                .isEqualTo(permitted);
    }

    @Test
    void severalBlocksMayBeAllowedWithSpaces() {
        AddressPolicy policy = new AddressPolicy(List.of(" 127.0.0.1/32", "::1/128 ", ""));
        assertThat(policy.permits(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(policy.permits(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "x/8"})
    void anUnreadableBlockIsAnErrorAtStart(String block) {
        assertThatThrownBy(() -> new AddressPolicy(List.of(block))).isInstanceOf(IllegalArgumentException.class);
    }
}
