package firewatch.ingest.decode.gb26875;

/** What an answer repeats of a frame: its sequence, its versions, and its addresses the other way round. */
public record Header(int sequence, int mainVersion, int userVersion, long source, long destination) {}
