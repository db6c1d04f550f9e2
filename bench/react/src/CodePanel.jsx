import { Fragment, memo } from "react";
import { fieldsOf } from "../../plain/codes.js";

export const CodePanel = memo(function CodePanel({ code, onClose }) {
  return (
    <aside className="panel">
      <header>
        <h2>{code.code}</h2>
        <button className="close" type="button" onClick={onClose}>
          Close
        </button>
      </header>
      <dl>
        {fieldsOf(code).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </aside>
  );
});
