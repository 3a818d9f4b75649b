package firewatch.ingest.tcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the GB/T 26875.3 server. */
@ConfigMapping(prefix = "ingest.gb26875")
public interface Gb26875Config {
    /** The address to listen at. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen at; 0 is any free one. The system property {@code ingest.gb26875.actual-port} tells which. */
    @WithDefault("26875")
    int port();

    /** Connections in all. */
    @WithDefault("20000")
    int maxConnections();

    /** Connections on which no right frame came yet. */
    @WithDefault("4000")
    int maxUnidentified();

    /** How soon a right frame must have come. */
    @WithDefault("PT30S")
    Duration identifyWithin();

    /**
     * After how long without a byte a connection is given up: more than the two hours within which GB 50440 wants each unit
     * asked, since the protocol has no heartbeat of its own. A dead peer is found sooner by TCP itself.
     */
    @WithDefault("PT2H30M")
    Duration idle();

    /** How long a connection lasts at most whose end in order is a goodbye. Whoever stays longer is missed when it goes. */
    @WithDefault("PT1M")
    Duration longestCall();

    /** After how long a frame that does not get whole is given up; less than the 10 s after which devices send again. */
    @WithDefault("PT5S")
    Duration halfFrame();

    /** How long after a frame the same bytes are it again, and measure nothing anew: three retries of 10 s, and some. */
    @WithDefault("PT40S")
    Duration retriedWithin();

    /** How many unconfirmed frames of one connection are held before it alone is not read for a while. */
    @WithDefault("256")
    int maxUnconfirmed();

    /** With how many source addresses on one connection the links of further ones are followed only if they are registered. */
    @WithDefault("64")
    int maxAddresses();

    /** Frames in a second of one connection whose source address is not registered; five times as many at once. */
    @WithDefault("20")
    int unregisteredPerSecond();

    /** Frames in a second of all source addresses together that are not registered; five times as many at once. */
    @WithDefault("1000")
    int unregisteredPerSecondInAll();

    /** How long a clean stop waits for what was read to be confirmed. */
    @WithDefault("PT5S")
    Duration drainWithin();
}
