package firewatch.alerts.console.page;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A stand-in for the real centre that speaks just enough of the contract for the page to be tried in a second, and can
 * be made to fail on purpose. It judges nothing well: that the page and the real centre agree is what ConsoleIT shows.
 */
final class StubCentre implements AutoCloseable {
    static final String NAME = "operator";
    static final String PASSWORD = "a long stub password";
    static final String COOKIE_NAME = "stub-session";
    static final String COOKIE_VALUE = "stands";
    private static final String COOKIE = COOKIE_NAME + "=" + COOKIE_VALUE;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, JsonObject> alarms = new LinkedHashMap<>();
    private final Map<String, JsonArray> timelines = new LinkedHashMap<>();
    private final List<ServerWebSocket> listeners = new ArrayList<>();
    private final List<JsonObject> frames = new ArrayList<>();
    private final List<String> connects = new ArrayList<>();
    private final StubDistrict district = new StubDistrict();
    private String epoch = "e1";
    private long seq = 100;
    private boolean silent;
    private boolean refusing;
    private boolean unhealthy;

    private StubCentre() {
        server = vertx.createHttpServer().requestHandler(this::answer).webSocketHandler(this::listen);
    }

    static StubCentre start() throws Exception {
        StubCentre centre = new StubCentre();
        centre.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        centre.vertx.setPeriodic(1000, _ -> centre.beat());
        return centre;
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Puts an alarm in place and tells the listeners. */
    synchronized void tell(JsonObject alarm) {
        keep(alarm);
        send(alarmFrame(alarm));
    }

    /** Puts an alarm in place; its frame is made but gets lost on the way. */
    synchronized void loseFrameOf(JsonObject alarm) {
        keep(alarm);
        alarmFrame(alarm);
    }

    /** What stands there; a test may add to it before the page is opened. */
    StubDistrict district() {
        return district;
    }

    /** Tells the listeners how the devices of a building are. */
    synchronized void tellHealth(JsonObject health) {
        JsonObject frame = frame("health", seq, seq + 1).put("data", health);
        seq++;
        frames.add(frame);
        send(frame);
    }

    synchronized void silent(boolean value) {
        silent = value;
    }

    synchronized void unhealthy(boolean value) {
        unhealthy = value;
    }

    /** Closes every live connection and refuses new ones until told otherwise. */
    synchronized void cut(boolean value) {
        refusing = value;
        if (value) {
            List.copyOf(listeners).forEach(ServerWebSocket::close);
        }
    }

    /** What each connection to the feed asked for. */
    synchronized List<String> connects() {
        return List.copyOf(connects);
    }

    synchronized JsonObject alarm(String id) {
        return alarms.get(id).copy();
    }

    private void keep(JsonObject alarm) {
        alarms.put(alarm.getString("id"), alarm);
        timelines.computeIfAbsent(
                alarm.getString("id"),
                _ -> new JsonArray()
                        .add(entry("raised", null, new JsonObject().put("condition", alarm.getString("condition")))));
    }

    private static JsonObject entry(String kind, String by, JsonObject detail) {
        return new JsonObject()
                .put("at", Instant.now().toString())
                .put("kind", kind)
                .put("by", by)
                .put("detail", detail);
    }

    private JsonObject alarmFrame(JsonObject alarm) {
        JsonObject frame = frame("alarm", seq, seq + 1).put("data", alarm.copy());
        seq++;
        frames.add(frame);
        return frame;
    }

    private JsonObject frame(String kind, long prev, long number) {
        return new JsonObject()
                .put("epoch", epoch)
                .put("seq", number)
                .put("prev", prev)
                .put("at", Instant.now().toString())
                .put("kind", kind);
    }

    private synchronized void beat() {
        if (!silent) {
            send(frame("heartbeat", seq, seq));
        }
    }

    private void send(JsonObject frame) {
        listeners.forEach(listener -> listener.writeTextMessage(frame.encode()));
    }

    private synchronized void listen(ServerWebSocket socket) {
        if (refusing || !COOKIE.equals(socket.headers().get("Cookie"))) {
            socket.close();
            return;
        }
        String query = socket.query() == null ? "" : socket.query();
        connects.add(query);
        socket.closeHandler(_ -> forget(socket));
        listeners.add(socket);
        String since = query.startsWith("since=" + epoch + "%3A") ? query.substring(query.indexOf("%3A") + 3) : null;
        if (since == null) {
            JsonArray open = new JsonArray();
            alarms.values().stream()
                    .filter(alarm -> !"closed".equals(alarm.getString("state")))
                    .forEach(open::add);
            socket.writeTextMessage(frame("snapshot", seq, seq)
                    .put("data", StubAnswers.page(open))
                    .encode());
        } else {
            frames.stream()
                    .filter(frame -> frame.getLong("seq") > Long.parseLong(since))
                    .forEach(frame -> socket.writeTextMessage(frame.encode()));
            socket.writeTextMessage(frame("heartbeat", seq, seq).encode());
        }
    }

    private synchronized void forget(ServerWebSocket socket) {
        listeners.remove(socket);
    }

    private void answer(HttpServerRequest request) {
        PageHeaders.headers().forEach(request.response()::putHeader);
        if (request.path().startsWith("/api/") || request.path().startsWith("/q/")) {
            request.body().onSuccess(body -> api(request, body));
        } else {
            StubFiles.answer(request.response(), request.path().equals("/") ? "/index.html" : request.path());
        }
    }

    private synchronized void api(HttpServerRequest request, Buffer body) {
        String path = request.path();
        HttpServerResponse response = request.response();
        if (path.equals("/q/health")) {
            json(response, unhealthy ? 503 : 200, StubAnswers.health(unhealthy));
        } else if (path.equals("/api/v1/login")) {
            login(response, body.toJsonObject());
        } else if (!COOKIE.equals(request.getHeader("Cookie"))) {
            problem(response, 401);
        } else if (path.equals("/api/v1/logout")) {
            response.putHeader("Set-Cookie", COOKIE + "; Max-Age=0; Path=/; HttpOnly; SameSite=Strict")
                    .setStatusCode(204)
                    .end();
        } else if (path.equals("/api/v1/me")) {
            json(response, 200, new JsonObject().put("name", NAME).put("role", "operator"));
        } else if (path.equals("/api/v1/alarms")) {
            list(response, request.getParam("state"), request.getParam("cursor"));
        } else if (path.startsWith("/api/v1/alarms/")) {
            alarm(request, path.substring("/api/v1/alarms/".length()).split("/"), body);
        } else {
            JsonObject found = district.answer(request);
            if (found == null) {
                problem(response, path.split("/").length > 5 ? 503 : 404);
            } else {
                json(response, 200, found);
            }
        }
    }

    private static void login(HttpServerResponse response, JsonObject who) {
        if (NAME.equals(who.getString("name")) && PASSWORD.equals(who.getString("password"))) {
            response.putHeader("Set-Cookie", COOKIE + "; Path=/; HttpOnly; SameSite=Strict");
            json(
                    response,
                    200,
                    new JsonObject().put("token", "not for scripts").put("expiresAt", "2030-01-01T00:00:00Z"));
        } else {
            problem(response, 401);
        }
    }

    private void list(HttpServerResponse response, String state, String cursor) {
        List<JsonObject> found = alarms.values().stream()
                .filter(alarm -> state == null
                        || state.equals("all")
                        || state.equals("closed") == "closed".equals(alarm.getString("state")))
                .toList();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(found.size(), from + 50);
        JsonObject page = StubAnswers.page(found.subList(from, to));
        json(response, 200, to < found.size() ? page.put("next", String.valueOf(to)) : page);
    }

    private void alarm(HttpServerRequest request, String[] path, Buffer body) {
        JsonObject alarm = alarms.get(path[0]);
        HttpServerResponse response = request.response();
        if (alarm == null) {
            problem(response, 404);
        } else if (path.length == 1) {
            json(response, 200, alarm);
        } else if (path[1].equals("timeline")) {
            json(response, 200, StubAnswers.page(timelines.get(path[0])));
        } else if (path[1].equals("deliveries")) {
            json(response, 200, StubAnswers.page(StubAnswers.deliveries(alarm)));
        } else if (!("\"" + alarm.getLong("version") + "\"").equals(request.getHeader("If-Match"))) {
            problem(response, 412);
        } else {
            act(response, alarm.copy(), path[1], body.toJsonObject());
        }
    }

    private void act(HttpServerResponse response, JsonObject alarm, String action, JsonObject body) {
        StubAnswers.apply(alarm, action, body, NAME);
        alarm.put("version", alarm.getLong("version") + 1);
        timelines.get(alarm.getString("id")).add(entry(StubAnswers.past(action), NAME, body));
        json(response, 200, alarm);
        tell(alarm);
    }

    static void json(HttpServerResponse response, int status, JsonObject body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }

    private static void problem(HttpServerResponse response, int status) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject().put("status", status).put("title", "stub").encode());
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
