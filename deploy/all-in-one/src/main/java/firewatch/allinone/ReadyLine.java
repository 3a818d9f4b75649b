package firewatch.allinone;

/** The one line that says: the centre can be used, and where its servers listen. */
record ReadyLine(String http, String mqtt, String gb26875, String kafka, String postgres, String data) {
    static final String DATA = "firewatch.data";
    static final String KAFKA_PORT = "firewatch.kafka.port";
    static final String POSTGRES_PORT = "firewatch.postgres.port";
    private static final String NONE = "-";

    /** As the servers of this process have said once they listened. */
    static ReadyLine ofThisProcess(int http) {
        return new ReadyLine(
                Integer.toString(http),
                said("ingest.mqtt.actual-port"),
                said("ingest.gb26875.actual-port"),
                said(KAFKA_PORT),
                said(POSTGRES_PORT),
                said(DATA));
    }

    private static String said(String property) {
        return System.getProperty(property, NONE);
    }

    @Override
    public String toString() {
        return "firewatch ready http=" + http + " mqtt=" + mqtt + " gb26875=" + gb26875 + " kafka=" + kafka
                + " postgres=" + postgres + " data=" + data;
    }
}
