package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.district.Device;
import firewatch.sim.district.District;
import firewatch.sim.district.House;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The district as it is written down at a centre: buildings, gateways, devices, and who is told. It may be written down
 * again: what is there stays, and a gateway whose secret nobody kept gets a new one.
 */
final class Settlement {
    private static final int CONFLICT = 409;
    private static final String GB26875 = "gb26875";
    private static final String JSON = "json";
    private static final String DESK = "值班台";
    private static final List<String> CLASSES = List.of("FIRE", "PRE_ALARM", "SUPERVISORY", "FAULT");
    private static final String COLUMNS = "id,type,gateway,building,floor,zone,label,expectedEvery,"
            + "residual_current.high,temperature.high,water_pressure.low,water_level.low\n";
    private static final List<String> HIGH = List.of("residual_current", "temperature");
    private static final List<String> LOW = List.of("water_pressure", "water_level");

    private final District district;
    private final Centre centre;
    private final Keepsakes kept;

    Settlement(District district, Centre centre, Keepsakes kept) {
        this.district = district;
        this.centre = centre;
        this.kept = kept;
    }

    /** Writes all of it down; the secrets of its gateways are among the keepsakes then. */
    void settle() throws IOException, InterruptedException {
        postUnlessThere("areas", object().put("id", district.area()).put("name", district.areaName()));
        for (House house : district.buildings()) {
            postUnlessThere("buildings", building(house));
        }
        for (House house : district.houses()) {
            gateway(house.gateway(), house.name() + "网关", house.id(), JSON);
        }
        gateway(District.transmissionDevice(), "江澜大厦用户信息传输装置", district.tower().id(), GB26875);
        centre.upload("/api/v1/devices/import", "text/csv; charset=UTF-8", csv());
        route();
    }

    private ObjectNode building(House house) {
        return object().put("id", house.id())
                .put("name", house.name())
                .put("area", district.area())
                .put("floors", house.floors())
                .put("class", house.type())
                .put("height", Math.round(house.height() * 10) / 10.0)
                .put("x", house.x())
                .put("y", house.y());
    }

    private void gateway(String id, String name, String building, String format)
            throws IOException, InterruptedException {
        ObjectNode body = object().put("id", id).put("name", name).put("building", building);
        body.putArray("formats").add(format);
        Optional<JsonNode> made = postUnlessThere("gateways", body);
        if (made.isPresent()) {
            kept.put(id, made.get().path("secret").asText());
        } else if (kept.get(id).isEmpty()) {
            kept.put(
                    id,
                    centre.post("/api/v1/gateways/" + id + "/secret", object())
                            .path("secret")
                            .asText());
        }
    }

    private String csv() {
        StringBuilder text = new StringBuilder(COLUMNS);
        for (Device device : district.devices()) {
            String every = device.kind().expectedEvery() == null
                    ? ""
                    : device.kind().expectedEvery().toString();
            text.append(String.join(
                    ",",
                    device.id(),
                    device.kind().type(),
                    device.gateway(),
                    device.building(),
                    Integer.toString(device.floor()),
                    device.zone() == null ? "" : device.zone(),
                    device.label(),
                    every));
            HIGH.forEach(quantity -> text.append(',').append(bound(device, quantity, true)));
            LOW.forEach(quantity -> text.append(',').append(bound(device, quantity, false)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String bound(Device device, String quantity, boolean high) {
        return device.kind().limits().stream()
                .filter(limit -> limit.quantity().equals(quantity))
                .map(limit -> text(high ? limit.high() : limit.low()))
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }

    /** Who is on duty sees everything on the console; without a route, fires would count as told to nobody. */
    private void route() throws IOException, InterruptedException {
        String name = district.areaName() + DESK;
        boolean[] there = new boolean[1];
        centre.each(
                "/api/v1/routes",
                route -> there[0] |= route.path("name").asText().equals(name));
        if (there[0]) {
            return;
        }
        String contact = centre.post(
                        "/api/v1/contacts", object().put("name", DESK).put("channel", "console"))
                .path("id")
                .asText();
        ObjectNode route =
                object().put("name", name).put("area", district.area()).put("contact", contact);
        ArrayNode classes = route.putArray("classes");
        CLASSES.forEach(classes::add);
        centre.post("/api/v1/routes", route);
    }

    /** What was answered; empty where it is there already. */
    private Optional<JsonNode> postUnlessThere(String where, ObjectNode body) throws IOException, InterruptedException {
        return postUnlessThere(centre, where, body);
    }

    static Optional<JsonNode> postUnlessThere(Centre centre, String where, ObjectNode body)
            throws IOException, InterruptedException {
        try {
            return Optional.of(centre.post("/api/v1/" + where, body));
        } catch (Centre.Refused e) {
            if (e.status() == CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
