import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const { api, key } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

function ShareCodes({ view, onGenerated }) {
  const element = useRef(null);
  useEffect(() => {
    const { current } = element;
    const tell = (event) => onGenerated(event.detail.codes);
    current.addEventListener("share-code:generated", tell);
    return () => current.removeEventListener("share-code:generated", tell);
  }, [onGenerated]);
  return <share-code-dashboard ref={element} baseUrl={api} view={view} getApiKey={() => key} />;
}

const getView = (count) => (count % 2 ? "redeemed" : "issued");

function Portal() {
  const [clicks, setClicks] = useState(0);
  const [isShown, setShown] = useState(true);
  const [codes, setCodes] = useState(0);
  return (
    <>
      <h1>React portal</h1>
      <button onClick={() => setClicks(clicks + 1)}>Other list</button>
      <button onClick={() => setShown(!isShown)}>Show or hide</button>
      <button onClick={() => setCodes(codes + 1)}>Render again</button>
      <output aria-label="Made">{codes} codes made</output>
      {isShown && <ShareCodes view={getView(clicks)} onGenerated={setCodes} />}
    </>
  );
}

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
