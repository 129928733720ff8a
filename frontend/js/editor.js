// What the form of a page in the admin gains from us. Each part looks whether it has anything to do here.
import "./editor/first-error.js";
import "./editor/in-turn.js";
import "./editor/keep.js";
import "./editor/meter.js";
import "./editor/overtaken.js";
import "./editor/reading.js";
import "./editor/school-year.js";
