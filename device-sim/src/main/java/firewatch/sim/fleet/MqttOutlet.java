package firewatch.sim.fleet;

import firewatch.sim.district.Device;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Outgoing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** A gateway that speaks {@code json} over MQTT. */
record MqttOutlet(Courier courier, Clock clock) implements Outlet {
    @Override
    public void say(Device device, DeviceReport report, long number) {
        DeviceReport timed = report.at(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        courier.send(new Outgoing(JsonEncoder.encode(timed), number));
    }

    @Override
    public boolean breakOff() {
        return courier.breakOff();
    }

    @Override
    public void comeBack() {
        courier.comeBack();
    }

    @Override
    public int waiting() {
        return courier.pending();
    }

    @Override
    public boolean saysGoodbye() {
        return true;
    }

    @Override
    public void close() {
        courier.close();
    }
}
