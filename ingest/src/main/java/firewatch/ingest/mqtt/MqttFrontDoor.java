package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.register.Credentials;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The MQTT front door (3.1.1 and 5): it answers for a message only when Kafka has it. */
@Singleton
public class MqttFrontDoor {
    /** The system property that tells which port is bound. */
    public static final String ACTUAL_PORT = "ingest.mqtt.actual-port";

    static final String ACTUAL_TLS_PORT = "ingest.mqtt.tls.actual-port";

    private static final Logger LOG = Logger.getLogger(MqttFrontDoor.class);
    private static final int LONGEST_CLIENT_ID = 512;
    private static final int BACKLOG = 4096;

    private final Vertx vertx;
    private final MqttConfig config;
    private final Door door;
    private final List<NetServer> servers = new ArrayList<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-sessions").daemon().factory());
    private volatile boolean open;

    @Inject
    public MqttFrontDoor(
            Vertx vertx,
            MqttConfig config,
            Credentials credentials,
            GatewayLimits limits,
            Decoders decoders,
            SessionStore sessions,
            SignalPublisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.door = new Door(
                config,
                new Gatekeeper(credentials, config, clock),
                limits,
                sessions,
                new Presence(publisher, clock),
                new Uplinks(decoders, credentials),
                publisher,
                new Faults(config, limits, publisher, clock),
                new DoorMeter(meters),
                clock);
        credentials.onRevoked(this::turnOut);
    }

    /**
     * Opens the door.
     *
     * @throws PortTakenException where another process listens there
     */
    public void open() {
        open = true;
        int port = listen(options(config.port()), "ingest.mqtt.port");
        System.setProperty(ACTUAL_PORT, Integer.toString(port));
        config.tls().port().ifPresent(tls -> {
            int tlsPort = listen(tlsOptions(tls), "ingest.mqtt.tls.port");
            System.setProperty(ACTUAL_TLS_PORT, Integer.toString(tlsPort));
        });
        housekeeping.scheduleAtFixedRate(door.sessions()::forgetWhatIsOver, 1, 1, TimeUnit.MINUTES);
        LOG.infof("The MQTT front door listens at %s:%d", config.host(), port);
    }

    /** Whether it listens. */
    public boolean isOpen() {
        return open && !servers.isEmpty();
    }

    private NetServerOptions options(int port) {
        return new NetServerOptions()
                .setHost(config.host())
                .setPort(port)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setAcceptBacklog(BACKLOG);
    }

    private NetServerOptions tlsOptions(int port) {
        PemKeyCertOptions pem = new PemKeyCertOptions()
                .setCertPath(config.tls()
                        .certificate()
                        .orElseThrow(() -> new IllegalStateException("ingest.mqtt.tls.certificate is missing"))
                        .toString())
                .setKeyPath(config.tls()
                        .key()
                        .orElseThrow(() -> new IllegalStateException("ingest.mqtt.tls.key is missing"))
                        .toString());
        NetServerOptions options = options(port).setSsl(true).setKeyCertOptions(pem);
        config.tls()
                .clientCa()
                .ifPresent(authorities -> options.setClientAuth(ClientAuth.REQUEST)
                        .setTrustOptions(new PemTrustOptions().addCertPath(authorities.toString())));
        return options;
    }

    private int listen(NetServerOptions options, String setting) {
        NetServer server = vertx.createNetServer(options).connectHandler(this::welcome);
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new PortTakenException(options.getHost(), options.getPort(), setting);
            }
            throw e;
        }
        servers.add(server);
        return server.actualPort();
    }

    private void welcome(NetSocket socket) {
        if (!open) {
            socket.close();
            return;
        }
        ChannelHandlerContext context = ((NetSocketInternal) socket).channelHandlerContext();
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addBefore("handler", "mqttEncoder", MqttEncoder.INSTANCE);
        pipeline.addBefore("handler", "mqttDecoder", new MqttDecoder(config.maxPacket(), LONGEST_CLIENT_ID));
        pipeline.addBefore("handler", "mqtt", new MqttConnection(door));
    }

    private void turnOut(GatewayId gateway) {
        for (MqttConnection connection : door.presence().allOf(gateway)) {
            connection.send(Disconnect.NOT_AUTHORIZED);
        }
    }

    /** Closes the door: nothing more is read, what was read is acknowledged as long as the settings allow. */
    public void close() {
        open = false;
        housekeeping.shutdownNow();
        door.presence().fallSilent();
        List<MqttConnection> connections = door.presence().all();
        CountDownLatch drained = new CountDownLatch(connections.size());
        connections.forEach(connection -> connection.drain(drained::countDown));
        try {
            if (!drained.await(config.drainWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d connections were closed before all of theirs was acknowledged", drained.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (NetServer server : servers) {
            server.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
        servers.clear();
        System.clearProperty(ACTUAL_PORT);
        System.clearProperty(ACTUAL_TLS_PORT);
    }

    /** Another process listens at the port. */
    public static final class PortTakenException extends RuntimeException {
        PortTakenException(String host, int port, String setting) {
            super("MQTT port " + port + " on " + host + " is taken; choose another by " + setting
                    + " (0 is any free one)");
        }
    }
}
