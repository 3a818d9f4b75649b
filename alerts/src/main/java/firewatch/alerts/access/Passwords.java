package firewatch.alerts.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import firewatch.access.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords with argon2id; few at a time, since each takes memory on purpose. */
@ApplicationScoped
class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int VERSION = Argon2Function.ARGON2_VERSION_13;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_A_TIME = 4;
    private static final int MOST_WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2Function argon2id =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    /** Looks like the hash of a password, takes as long to check, and is that of none: a start has no time to hash one. */
    private final String nobodys = "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
            .formatted(VERSION, MEMORY_KIB, PASSES, LANES, anything(SALT_BYTES), anything(HASH_BYTES));

    private static String anything(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    String hash(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2id).getResult());
    }

    /**
     * Whether it is the password behind the hash; where there is no hash, no, after as long a time.
     *
     * @param hash null where there is no such account
     */
    boolean matches(String password, @Nullable String hash) {
        String checked = hash == null ? nobodys : hash;
        boolean same =
                inTurn(() -> Password.check(password, checked).with(Argon2Function.getInstanceFromHash(checked)));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (places.getQueueLength() >= MOST_WAITING
                    || !places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.notNow("too many logins at once", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
