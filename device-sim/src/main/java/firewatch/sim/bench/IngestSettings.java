package firewatch.sim.bench;

/**
 * How the ingest bench is played.
 *
 * @param connections that send readings
 * @param readingsPerSecond offered over all of them, one a message
 * @param firesPerSecond new fires meanwhile, through Eclipse Paho
 * @param warmUp seconds of the same before anything is counted: a centre stores nothing in its first 15 s, and compiles
 *     itself for a minute
 */
public record IngestSettings(
        int connections, int readingsPerSecond, int firesPerSecond, int warmUp, int seconds, long seed) {}
