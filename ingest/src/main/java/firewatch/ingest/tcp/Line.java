package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.limit.TokenBucket;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.register.Credentials;
import java.time.Clock;
import java.util.Set;

/**
 * What all connections share.
 *
 * @param strangers how fast all that are not registered may speak
 * @param connections those that are open
 */
record Line(
        Gb26875Config config,
        Credentials credentials,
        Gb26875Decoder decoder,
        SignalPublisher publisher,
        Peers peers,
        TokenBucket strangers,
        LineMeter meter,
        Clock clock,
        Set<Gb26875Connection> connections) {}
