use std::{cell::Cell, rc::Rc};

use js_sys::{Object, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{
    Headers, QueuingStrategy, ReadableStream, ReadableStreamDefaultController, Response,
    ResponseInit,
};

/// A JSON answer whose body comes piece by piece, as it is asked for.
pub struct Reply {
    pub response: Response,
    is_read: Rc<Cell<bool>>,
    is_cancelled: Rc<Cell<bool>>,
}

/// The next piece of a body: `None` is its end, an error cuts it.
type Piece = Result<Option<Vec<u8>>, JsValue>;

impl Reply {
    pub fn of(status: u16, text: impl Into<String>) -> Self {
        let mut rest = Some(text.into().into_bytes());
        Self::streamed(status, move || Ok(rest.take()))
    }

    pub fn streamed(status: u16, mut next: impl FnMut() -> Piece + 'static) -> Self {
        let (is_read, is_cancelled) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
        let (read, cancelled) = (is_read.clone(), is_cancelled.clone());
        let pull = move |controller: JsValue| {
            let controller: ReadableStreamDefaultController = controller.unchecked_into();
            let handed_over = match next() {
                Ok(Some(bytes)) => controller.enqueue_with_chunk(&Uint8Array::from(&*bytes)),
                Ok(None) => {
                    read.set(true);
                    controller.close()
                }
                Err(error) => {
                    controller.error_with_e(&error);
                    Ok(())
                }
            };
            handed_over.expect("a stream takes what it has asked for");
        };
        let body = stream(pull, move |_| cancelled.set(true));
        let headers = Headers::new().expect("headers can be made");
        headers
            .set("content-type", "application/json")
            .expect("the header is well-formed");
        let init = ResponseInit::new();
        init.set_status(status);
        init.set_headers(&headers);
        Self {
            response: Response::new_with_opt_readable_stream_and_init(Some(&body), &init)
                .expect("an answer can be made"),
            is_read,
            is_cancelled,
        }
    }

    /// Whether the body was read to its end.
    pub fn is_read(&self) -> bool {
        self.is_read.get()
    }

    /// Whether the reader gave up before the end.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.get()
    }
}

/// A stream that makes nothing before it is asked to.
fn stream(
    pull: impl FnMut(JsValue) + 'static,
    cancel: impl FnMut(JsValue) + 'static,
) -> ReadableStream {
    let source = Object::new();
    let pull = Closure::<dyn FnMut(JsValue)>::new(pull).into_js_value();
    let cancel = Closure::<dyn FnMut(JsValue)>::new(cancel).into_js_value();
    for (name, method) in [("pull", pull), ("cancel", cancel)] {
        Reflect::set(&source, &name.into(), &method).expect("a plain object takes any field");
    }
    let strategy = QueuingStrategy::new();
    strategy.set_high_water_mark(0.0);
    ReadableStream::new_with_underlying_source_and_strategy(&source, &strategy)
        .expect("a stream can be made")
}

/// A whole list: its codes and the IPs that each holds.
pub fn rows(codes: &[(&str, u32)]) -> Reply {
    let items: Vec<Value> = codes
        .iter()
        .map(|(code, ips)| {
            json!({
                "code": code, "data_type": 1, "number_of_ips": ips, "status": 1,
                "created_at": 1_700_000_000,
            })
        })
        .collect();
    let result = json!({ "total_items": items.len(), "total_pages": 1, "items": items });
    let body = json!({ "success": true, "message": "", "result": result });
    Reply::of(200, body.to_string())
}
