package dev.roadmask.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
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
        byte[] block = new byte[BLOCK];
        // No channel: a pending interrupt, which ends a run in order, would close it.
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long size = bytes.length();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
            long blocks = Math.min(MOST_BLOCKS, (size + BLOCK - 1) / BLOCK);
            boolean whole = size <= (long) MOST_BLOCKS * BLOCK;
            for (long i = 0; i < blocks; i++) {
                long at = whole ? i * BLOCK : Math.multiplyExact(size - BLOCK, i) / (blocks - 1);
                int length = (int) Math.min(BLOCK, size - at);
                bytes.seek(at);
                bytes.readFully(block, 0, length);
                digest.update(block, 0, length);
            }
        }
    }

    /** The SHA-256 of all of a file, as other programs compute it. */
    static String ofAll(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        try (FileInputStream bytes = new FileInputStream(file.toFile())) {
            for (int length = bytes.read(block); length >= 0; length = bytes.read(block)) {
                digest.update(block, 0, length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
