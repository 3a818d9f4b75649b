package firewatch.allinone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The one folder in which this centre keeps everything, held for itself alone while it runs; its lock says by which process. */
record DataFolder(Path path, FileChannel lock) {
    /** Makes the folder if need be and takes it; the lock falls with the process, however that ends. */
    static DataFolder take(Path path) throws CannotStart {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(path);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            Files.createDirectories(path.resolve("log"));
            return new DataFolder(path, channel);
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (IOException e) {
            throw new CannotStart("cannot write to the data folder " + path + ": " + reason(e));
        }
    }

    private static CannotStart inUse(Path path) {
        return new CannotStart("the data folder " + path
                + " is in use by another Firewatch that is running; end that one, or choose another with --data");
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException problem when problem.getReason() != null -> problem.getReason();
            case FileSystemException problem -> "no access to " + problem.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }

    Path log() {
        return path.resolve("log/firewatch.log");
    }
}
