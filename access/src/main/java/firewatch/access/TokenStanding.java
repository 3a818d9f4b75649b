package firewatch.access;

/** Whether a token that is genuine is still good; asked on a worker thread, where a service knows the answer. */
public interface TokenStanding {
    /**
     * Whether the token still stands.
     *
     * @param generation as given to {@link TokenIssuer#issue}
     */
    boolean isGood(Caller caller, String tokenId, long generation);
}
