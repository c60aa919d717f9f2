package dev.roadmask.live;

/** STUB. */
public record RecordingPlan() {}
