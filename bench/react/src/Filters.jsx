import { STATUSES } from "../../plain/codes.js";

export function Filters({ filters, onChange, children }) {
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Status{" "}
        <select value={filters.status} onChange={({ target }) => onChange({ status: target.value })}>
          <option value="">All</option>
          {Object.entries(STATUSES).map(([number, { word }]) => (
            <option key={number} value={number}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <label>
        Recipient <input type="search" defaultValue={filters.email} onBlur={({ target }) => onChange({ email: target.value.trim() })} />
      </label>
      <span className="count" role="status">
        {children}
      </span>
    </form>
  );
}
