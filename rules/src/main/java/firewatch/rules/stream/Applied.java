package firewatch.rules.stream;

/**
 * How far a topic has been applied to one device's state. A replay stands at or below it, by place and by time: a topic
 * that was made anew begins at offset 0 again, but later.
 */
record Applied(int partition, long offset, long timestamp) {

    boolean covers(Applied other) {
        return partition == other.partition && other.offset <= offset && other.timestamp <= timestamp;
    }

    Applied then(Applied next) {
        return partition == next.partition && next.offset > offset
                ? new Applied(partition, next.offset, Math.max(timestamp, next.timestamp))
                : next;
    }
}
