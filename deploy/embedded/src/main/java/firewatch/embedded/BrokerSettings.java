package firewatch.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** How the embedded broker is set up: one node that is broker and controller, small, and locked. */
record BrokerSettings(Path log, int port, int controllerPort, String password) {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "CLIENTS";
    private static final String HOST = "127.0.0.1";
    private static final String USER = "firewatch";
    private static final String LOGIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    Map<String, String> forClients() {
        return Map.of(
                "bootstrap.servers",
                HOST + ":" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN_MODULE + credentials() + ";");
    }

    Properties toProperties() {
        Properties all = new Properties();
        all.putAll(node());
        all.putAll(locks());
        all.putAll(singleCopies());
        all.putAll(promptness());
        all.putAll(forgiveness());
        all.putAll(smallness());
        all.putAll(quickStarts());
        return all;
    }

    private Map<String, String> node() {
        return Map.of(
                "node.id",
                Integer.toString(NODE),
                "process.roles",
                "broker,controller",
                "log.dirs",
                log.toString(),
                "listeners",
                CLIENTS + "://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort,
                "controller.quorum.voters",
                NODE + "@" + HOST + ":" + controllerPort,
                "auto.create.topics.enable",
                "false",
                "metadata.max.idle.interval.ms",
                "0");
    }

    /** Every listener, the controller's too, wants the password: loopback is not authorisation. */
    private Map<String, String> locks() {
        String server = LOGIN_MODULE + credentials() + " user_" + USER + "=\"" + password + "\";";
        return Map.of(
                "listener.security.protocol.map",
                CLIENTS + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT",
                "inter.broker.listener.name",
                CLIENTS,
                "controller.listener.names",
                CONTROLLER,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                server,
                "listener.name.controller.plain.sasl.jaas.config",
                server);
    }

    private static Map<String, String> singleCopies() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /**
     * Broker and controller live and die together, so that a broker which is late with its heartbeat is only starved of
     * processor time: it need not hurry, and its session outlasts that.
     */
    private static Map<String, String> promptness() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "broker.heartbeat.interval.ms", "10000",
                "broker.session.timeout.ms", "60000",
                "controlled.shutdown.enable", "true");
    }

    /** A record may be from what is the future since a clock was put back, in topics of earlier releases, too. */
    private static Map<String, String> forgiveness() {
        return Map.of("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    }

    private static Map<String, String> smallness() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.num.partitions", "1",
                "num.network.threads", "2",
                "num.io.threads", "8",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.index.size.max.bytes", "2097152");
    }

    /**
     * After a crash the youngest segment of each partition is read again, and a little of it forced to disk, before anything
     * else happens. Of its hundreds of figures, each of which takes time to offer, one is asked for.
     */
    private static Map<String, String> quickStarts() {
        return Map.of(
                "log.segment.bytes", "33554432",
                "num.recovery.threads.per.data.dir", "8",
                "metrics.jmx.include", "kafka\\.log:type=LogFlushStats,.*");
    }

    private String credentials() {
        return "username=\"" + USER + "\" password=\"" + password + "\"";
    }
}
