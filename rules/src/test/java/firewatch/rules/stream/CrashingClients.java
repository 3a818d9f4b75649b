package firewatch.rules.stream;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** Real clients that stop the processor at one point: that call, and every later one that would tell the world. */
final class CrashingClients implements KafkaClientSupplier {
    /** Where it stops. */
    enum Point {
        /** The state stands in the local store; its changelog never hears of it. */
        BEFORE_CHANGELOG("-devices-changelog", ""),
        /** The changelog has it; nothing goes out. */
        BEFORE_OUTPUT("fire.alarms.v1", "\"kind\":\"episode\""),
        /** The episode is out; its building never says what it adds. */
        BEFORE_ADDITION("fire.alarms.v1", "\"kind\":\"confirmed\""),
        /** All went out; the offset is not committed. */
        BEFORE_COMMIT("fire.alarms.v1", "\"kind\":\"episode\"");

        private final String topicEnd;
        private final String text;

        Point(String topicEnd, String text) {
            this.topicEnd = topicEnd;
            this.text = text;
        }

        boolean isHere(Method method, @Nullable Object argument, String device) {
            return method.getName().equals("send")
                    && argument instanceof ProducerRecord<?, ?> sent
                    && sent.topic().endsWith(topicEnd)
                    && text(sent.key()).equals(device)
                    && text(sent.value()).contains(text);
        }

        private static String text(@Nullable Object bytes) {
            return bytes instanceof byte[] some ? new String(some, StandardCharsets.UTF_8) : "";
        }
    }

    private final KafkaClientSupplier real = new DefaultKafkaClientSupplier();
    private final Point point;
    private final CountDownLatch crashed = new CountDownLatch(1);
    private volatile boolean isPast;
    private volatile @Nullable String device;

    CrashingClients(Point point) {
        this.point = point;
    }

    /** From now on, where this device's records pass the point. */
    void armFor(String name) {
        device = name;
    }

    CountDownLatch crashed() {
        return crashed;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return real.getAdmin(config);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return crashing(Producer.class, real.getProducer(config));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return crashing(Consumer.class, real.getConsumer(config));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return real.getRestoreConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return real.getGlobalConsumer(config);
    }

    private <T> T crashing(Class<T> type, T client) {
        Object wrapped =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    boolean dead = crashed.getCount() == 0 && tellsTheWorld(method);
                    if (dead || isTheMoment(method, arguments == null ? null : arguments[0])) {
                        crashed.countDown();
                        throw new IllegalStateException("crash " + point);
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(wrapped);
    }

    /** Before the commit it is once the episode itself went out, and not at the commit of whatever was before it. */
    private boolean isTheMoment(Method method, @Nullable Object argument) {
        boolean isHere = device != null && point.isHere(method, argument, device);
        if (point != Point.BEFORE_COMMIT) {
            return isHere;
        }
        isPast |= isHere;
        return isPast && isCommit(method);
    }

    private static boolean isCommit(Method method) {
        return method.getName().equals("commitSync") || method.getName().equals("commitAsync");
    }

    private static boolean tellsTheWorld(Method method) {
        return method.getName().equals("send") || isCommit(method);
    }
}
