package dev.roadmask.video;

/**
 * One clip in a film of several.
 *
 * @param title the clip's file name
 * @param start when its first frame shows, in the film's time base
 * @param end when its last frame ends
 */
record ClipChapter(String title, long start, long end) {}
