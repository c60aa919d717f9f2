package dev.roadmask.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether files are still what they were: SHA-256 over their lengths and content. */
final class Fingerprint {
    private static final int BLOCK = 1 << 20;
    /** Larger files are sampled in as many blocks, evenly spread: hashing hours of video would take minutes. */
    private static final int MOST_BLOCKS = 256;

    private Fingerprint() {}

    /** Of all bytes of files up to 256 MiB, of 256 of the megabytes of larger ones, the first and the last among them. */
    static String of(List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            add(file, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel bytes = FileChannel.open(file)) {
            long size = bytes.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
            long blocks = Math.min(MOST_BLOCKS, (size + BLOCK - 1) / BLOCK);
            boolean whole = size <= (long) MOST_BLOCKS * BLOCK;
            for (long i = 0; i < blocks; i++) {
                long at = whole ? i * BLOCK : Math.multiplyExact(size - BLOCK, i) / (blocks - 1);
                block.clear();
                while (block.hasRemaining() && bytes.read(block, at + block.position()) > 0) {
                    // A read may give less than there is room for.
                }
                digest.update(block.flip());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
