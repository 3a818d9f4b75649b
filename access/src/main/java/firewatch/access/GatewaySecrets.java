package firewatch.access;

/** Who knows the secrets of gateways; asked for a bearer token that is a gateway's id and secret with a colon between. */
public interface GatewaySecrets {
    /** Whether there is a gateway of that name, and that is its secret. */
    boolean isRight(String gateway, byte[] secret);
}
