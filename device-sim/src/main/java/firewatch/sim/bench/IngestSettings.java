package firewatch.sim.bench;

/**
 * How the ingest bench is played.
 *
 * @param connections that send readings
 * @param readingsPerSecond offered over all of them, one a message
 * @param firesPerSecond new fires meanwhile, through Eclipse Paho
 */
public record IngestSettings(int connections, int readingsPerSecond, int firesPerSecond, int seconds, long seed) {}
