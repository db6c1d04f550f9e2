import { count } from "../../plain/codes.js";

export function SelectionBar({ selected, onSelectAll, onClear }) {
  if (selected === 0) return null;
  return (
    <div className="selection-bar">
      <p className="readout" role="status">
        {count(selected)} selected
      </p>
      <button className="select-all" type="button" onClick={onSelectAll}>
        Select all that match
      </button>
      <button className="clear" type="button" onClick={onClear}>
        Clear
      </button>
    </div>
  );
}
