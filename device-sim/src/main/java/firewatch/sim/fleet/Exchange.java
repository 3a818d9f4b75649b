package firewatch.sim.fleet;

import firewatch.sim.district.Device;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.scenario.Voices;
import firewatch.sim.score.TruthBook;
import firewatch.sim.score.Turn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Carries what devices say to their gateways' lines, and writes down what it must come to. */
final class Exchange implements Voices, AutoCloseable {
    /** The class of a gateway that is gone. */
    static final String GATEWAY_LOST = "FAULT";

    private static final String END = "end";

    private final Map<String, Outlet> outlets;
    private final TruthBook truth;
    private final AtomicLong said = new AtomicLong();

    /** @param outlets by gateway; their receipts are to be told to {@link TruthBook#heard} */
    Exchange(Map<String, Outlet> outlets, TruthBook truth) {
        this.outlets = Map.copyOf(outlets);
        this.truth = truth;
    }

    @Override
    public void say(Device device, DeviceReport report, List<Turn> turns, String scenario) {
        said.incrementAndGet();
        outlet(device.gateway()).say(device, report, truth.said(turns, scenario));
    }

    @Override
    public boolean breakOff(String gateway, String scenario) {
        if (!outlet(gateway).breakOff()) {
            return false;
        }
        truth.heard(truth.said(List.of(lost(gateway, true)), scenario));
        return true;
    }

    @Override
    public void comeBack(String gateway, String scenario) {
        outlet(gateway).comeBack();
        noteBack(gateway, scenario);
    }

    /** Its line is there again. */
    void noteBack(String gateway, String scenario) {
        truth.heard(truth.said(List.of(lost(gateway, false)), scenario));
    }

    private static Turn lost(String gateway, boolean began) {
        return new Turn(gateway, null, GATEWAY_LOST, began);
    }

    private Outlet outlet(String gateway) {
        Outlet outlet = outlets.get(gateway);
        if (outlet == null) {
            throw new IllegalArgumentException("no gateway " + gateway);
        }
        return outlet;
    }

    Set<String> gateways() {
        return outlets.keySet();
    }

    /** Reports so far. */
    long said() {
        return said.get();
    }

    /** Reports that the centre has not acknowledged yet. */
    int waiting() {
        return outlets.values().stream().mapToInt(Outlet::waiting).sum();
    }

    /** Where a protocol has no goodbye, the end is a line that broke; whether the centre still heard that is not known. */
    @Override
    public void close() {
        outlets.forEach((gateway, outlet) -> {
            if (!outlet.saysGoodbye()) {
                truth.said(List.of(lost(gateway, true)), END);
            }
            outlet.close();
        });
    }
}
