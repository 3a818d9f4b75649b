package firewatch.ingest.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/** The end of a connection from our side: what was written last is sent, and the client has time to read it. */
final class Farewell {
    private static final long LINGER_SECONDS = 2;

    private Farewell() {}

    /** On the connection's event loop. */
    static void say(ChannelHandlerContext context) {
        boolean canLinger =
                context.channel() instanceof DuplexChannel && context.pipeline().get(SslHandler.class) == null;
        if (!canLinger) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        DuplexChannel channel = (DuplexChannel) context.channel();
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> channel.shutdownOutput());
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }
}
