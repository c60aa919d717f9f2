package dev.roadmask.diagnosis;

/**
 * One thing that was compared.
 *
 * @param name what
 * @param passed whether the output is as it should be
 * @param detail the figures, or the first difference; for people
 */
public record Check(String name, boolean passed, String detail) {}
