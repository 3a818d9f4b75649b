package firewatch.ingest.decode.json;

import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.FrameDecoder;
import firewatch.ingest.decode.Uplink;
import jakarta.inject.Singleton;

/** The decoder of the format {@code json}, for devices and platforms that can choose what they send. */
@Singleton
public class JsonDecoder implements FrameDecoder {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public DecodeResult decode(Uplink uplink) {
        return new MessageReading(uplink).read();
    }
}
