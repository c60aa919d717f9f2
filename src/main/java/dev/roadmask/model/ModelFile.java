package dev.roadmask.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a model file, read once: the digest is then of exactly what runs, and weights outside the file, which
 * ONNX Runtime would look for beside a path, are out of reach.
 */
record ModelFile(Path file, byte[] content) {
    static ModelFile read(Path file) throws ModelException {
        ModelFile unread = new ModelFile(file, new byte[0]);
        if (Files.isDirectory(file)) {
            throw unread.refusal("it is a folder. Name the .onnx file");
        }
        try {
            return new ModelFile(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw unread.refusal("no such file", e);
        } catch (IOException | OutOfMemoryError e) {
            throw unread.refusal("it cannot be read: " + e.getMessage(), e);
        }
    }

    /** The refusal of this file, for the reason. */
    ModelException refusal(String reason) {
        return refusal(reason, null);
    }

    /** The refusal of this file, for the reason and because of a failure below. */
    ModelException refusal(String reason, Throwable cause) {
        return new ModelException(ModelException.Kind.MODEL, "cannot use " + file + ": " + reason, cause);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
