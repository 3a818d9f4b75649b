package firewatch.ingest.decode.gb26875;

import firewatch.events.GatewayId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Which editions, and as which maker applies them, each gateway's frames are read by. */
@Singleton
public class Profiles {
    private final Editions otherwise;
    private final Map<GatewayId, Editions> byGateway;

    /** @throws BadProfileException where a file is no profile, or two are for one gateway */
    @Inject
    public Profiles(ProfilesConfig config) {
        this(Editions.OF_THE_STANDARD, new HashMap<>());
        config.byName().forEach((name, use) -> {
            Editions editions = Editions.OF_THE_STANDARD.with(ProfileFile.read(Path.of(use.file())));
            for (GatewayId gateway : use.gateways()) {
                if (byGateway.put(gateway, editions) != null) {
                    throw new BadProfileException("profile " + name + ": " + gateway + " has another profile too");
                }
            }
        });
    }

    private Profiles(Editions otherwise, Map<GatewayId, Editions> byGateway) {
        this.otherwise = otherwise;
        this.byGateway = byGateway;
    }

    /** Everybody speaks as the standard says. */
    public static Profiles none() {
        return new Profiles(Editions.OF_THE_STANDARD, Map.of());
    }

    /** Everybody speaks by the profile in that file. */
    public static Profiles forAll(Path file) {
        return new Profiles(Editions.OF_THE_STANDARD.with(ProfileFile.read(file)), Map.of());
    }

    /** By the profile of the gateway that brought the frame, or else of its source address. */
    Edition editionOf(Frame frame, GatewayId gateway) {
        Editions editions = otherwise;
        if (!byGateway.isEmpty()) {
            Editions ofSource = byGateway.getOrDefault(Part.gateway(frame.source()), otherwise);
            editions = byGateway.getOrDefault(gateway, ofSource);
        }
        return editions.of(frame.mainVersion());
    }
}
