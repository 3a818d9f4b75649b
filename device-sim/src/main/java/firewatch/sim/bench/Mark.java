package firewatch.sim.bench;

import firewatch.sim.measure.ProcessFigures;

/**
 * How far a broker and its generator are at one moment.
 *
 * @param acknowledged messages so far
 */
record Mark(long nanos, long acknowledged, long brokerMillis, long generatorMillis) {
    static Mark now(long acknowledged, ProcessFigures broker) {
        ProcessFigures generator = ProcessFigures.of(ProcessHandle.current().pid());
        return new Mark(System.nanoTime(), acknowledged, broker.cpuMillis(), generator.cpuMillis());
    }

    /** What was done until then. */
    Reference until(Mark end, String name, double bytesEach) {
        long messages = end.acknowledged - acknowledged;
        if (messages == 0) {
            return new Reference.Missing(name, "it acknowledged nothing");
        }
        return new Reference.Taken(
                name,
                messages / ((end.nanos - nanos) / 1e9),
                bytesEach,
                (end.brokerMillis - brokerMillis) * 1000.0 / messages,
                (end.generatorMillis - generatorMillis) * 1000.0 / messages);
    }
}
