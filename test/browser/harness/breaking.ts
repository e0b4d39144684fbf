/** The model's worker on a GPU that the page can take away. The order counts: a worker is spoken to as soon as its module has run. */
import "./taken.ts";
import "../../../workers/model.ts";
