package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.limit.TokenBucket;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.publish.Spells;
import firewatch.ingest.register.Credentials;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The server of GB/T 26875.3 over TCP: it confirms a frame only when Kafka has what it says. */
@Singleton
public class Gb26875Server {
    /** The system property that tells which port is bound. */
    public static final String ACTUAL_PORT = "ingest.gb26875.actual-port";

    private static final Logger LOG = Logger.getLogger(Gb26875Server.class);
    private static final int BACKLOG = 4096;
    private static final int STRANGERS_BURST_SECONDS = 5;
    private static final int PROBE_AFTER_SECONDS = 60;
    private static final int PROBE_EVERY_SECONDS = 10;
    private static final int PROBES = 3;

    private final Gb26875Config config;
    private final Line line;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(0, new DefaultThreadFactory("ingest-gb26875", true));
    private volatile @Nullable Channel listener;

    @Inject
    public Gb26875Server(
            Gb26875Config config,
            Credentials credentials,
            Gb26875Decoder decoder,
            SignalPublisher publisher,
            Spells spells,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        int rate = config.unregisteredPerSecondInAll();
        this.line = new Line(
                config,
                credentials,
                decoder,
                publisher,
                new Peers(publisher, spells, clock),
                new TokenBucket(rate, (long) rate * STRANGERS_BURST_SECONDS, System::nanoTime),
                new LineMeter(meters),
                clock,
                ConcurrentHashMap.newKeySet());
    }

    /**
     * Opens the server.
     *
     * @throws PortTakenException where another process listens there
     */
    public void open() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), PROBE_AFTER_SECONDS)
                .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), PROBE_EVERY_SECONDS)
                .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Gb26875Connection(line));
                    }
                });
        var bound = bootstrap.bind(config.host(), config.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            if (bound.cause() instanceof BindException) {
                throw new PortTakenException(config.host(), config.port());
            }
            throw new IllegalStateException("cannot listen at " + config.host(), bound.cause());
        }
        listener = bound.channel();
        int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        System.setProperty(ACTUAL_PORT, Integer.toString(port));
        LOG.infof("The GB/T 26875.3 server listens at %s:%d", config.host(), port);
    }

    /** Whether it listens. */
    public boolean isOpen() {
        Channel open = listener;
        return open != null && open.isOpen();
    }

    /** Closes the server: nothing more is read, what was read is confirmed as long as the settings allow. */
    public void close() {
        Channel open = listener;
        if (open != null) {
            open.close().awaitUninterruptibly();
            System.clearProperty(ACTUAL_PORT);
        }
        line.peers().fallSilent();
        List<Gb26875Connection> connections = List.copyOf(line.connections());
        CountDownLatch drained = new CountDownLatch(connections.size());
        connections.forEach(connection -> connection.drain(drained::countDown));
        try {
            if (!drained.await(config.drainWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d connections were closed before all of theirs was confirmed", drained.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    /** Another process listens at the port. */
    public static final class PortTakenException extends RuntimeException {
        PortTakenException(String host, int port) {
            super("GB/T 26875.3 port " + port + " on " + host
                    + " is taken; choose another by ingest.gb26875.port (0 is any free one)");
        }
    }
}
