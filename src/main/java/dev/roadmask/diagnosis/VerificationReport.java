package dev.roadmask.diagnosis;

import java.util.List;

/**
 * What a comparison of an output with its original came to.
 *
 * @param original the file that was read
 * @param processed the file that was made of it
 * @param frames pairs of frames that were compared
 * @param psnrDb of luma outside the masks; infinite where nothing differs, NaN where nothing was compared
 * @param greatestDifference of a luma sample there, in codes
 * @param checks all of them, in the order of printing
 */
public record VerificationReport(
        String original, String processed, long frames, double psnrDb, int greatestDifference, List<Check> checks) {
    /** Copies the list. */
    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** Whether every check passed. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
