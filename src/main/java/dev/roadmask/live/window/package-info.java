/**
 * The window of a preview.
 *
 * <p>It lives in a program of its own, a second JVM: when a display goes away, the X library ends the whole process that
 * was connected to it, and a recording must outlive that. So the preview's process never touches AWT, and stays headless
 * as every other command is.
 *
 * <ul>
 *   <li>In the preview's process: {@link dev.roadmask.live.window.PreviewWindow} starts the window program and hands it
 *       <b>signs</b> (what the bar and the large text say, a few times a second), <b>toasts</b> (short notes) and
 *       pictures, scaled by swscale to exactly the size shown. One picture is on its way at a time: the next is taken from
 *       the screen when the last has been painted, so a slow window skips pictures and queues none.
 *   <li>In the window program ({@link dev.roadmask.live.window.WindowProgram}, the only classes that use AWT and Swing):
 *       one thread reads what comes and fills the hidden one of two images; everything else belongs to the event thread.
 *       It sends back its size, keys, and which picture it has painted.
 * </ul>
 *
 * <p>The two talk through the pipes of standard input and output; see {@code Wire}. When a pipe breaks, the window is
 * gone, or the program is.
 */
package dev.roadmask.live.window;
