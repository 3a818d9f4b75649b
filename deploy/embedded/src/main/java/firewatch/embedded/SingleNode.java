package firewatch.embedded;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker of one node, put together as Kafka's own main class does, with a step between the two: after an
 * unclean end the controller still counts the broker that died among the living, and would let its successor wait until
 * that one's session has run out. It cannot be alive, so it is struck off at once.
 */
final class SingleNode {
    private static final Duration CONTROLLER_WITHIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final KafkaConfig config;
    private final ControllerServer controller;
    private final BrokerServer broker;

    SingleNode(KafkaConfig config) {
        this.config = config;
        var prepared = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(SingleNode.class), "");
        QuorumConfig quorum = config.quorumConfig();
        SharedServer shared = new SharedServer(
                config,
                prepared._1(),
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(
                        config, Time.SYSTEM, prepared._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        broker = new BrokerServer(shared);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), prepared._2());
    }

    /** Returns when the broker takes requests. */
    void start(boolean endedCleanly) {
        controller.startup();
        if (!endedCleanly) {
            strikeOffWhoDied();
        }
        broker.startup();
    }

    private void strikeOffWhoDied() {
        ControllerRequestContext context =
                new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
        long giveUp = System.nanoTime() + CONTROLLER_WITHIN.toNanos();
        while (true) {
            try {
                controller
                        .controller()
                        .unregisterBroker(context, config.nodeId())
                        .get(CONTROLLER_WITHIN.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                    return;
                }
                if (!(e.getCause() instanceof NotControllerException) || System.nanoTime() > giveUp) {
                    throw new IllegalStateException("Kafka's controller refuses: " + e.getCause(), e);
                }
                pause();
            } catch (TimeoutException e) {
                throw new IllegalStateException("Kafka's controller does not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** The controller is elected within milliseconds of its start, by itself alone. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The broker first: it says good-bye to the controller. */
    void stop() {
        broker.shutdown();
        controller.shutdown();
    }
}
