import type { PracticeQuestion } from "../question.ts";

export const productPractice: readonly PracticeQuestion[] = [
  {
    id: "product-p01",
    prompt: {
      en: "Which sentence states a benefit rather than a feature?",
      es: "¿Qué frase expresa un beneficio y no una característica?",
    },
    options: {
      a: {
        en: "Every plan comes with unlimited users and role-based permissions.",
        es: "Todos los planes traen usuarios ilimitados y permisos por función.",
      },
      b: {
        en: "The platform includes an order module with automatic synchronisation.",
        es: "La plataforma incluye un módulo de pedidos con sincronización automática.",
      },
      c: {
        en: "The system runs in the cloud and is updated every two weeks.",
        es: "El sistema funciona en la nube y se actualiza cada dos semanas.",
      },
      d: {
        en: "Your team stops retyping orders and invoices go out the same day.",
        es: "Tu equipo deja de teclear pedidos y factura el mismo día.",
      },
    },
    answer: "d",
    because: {
      en: "A benefit says what changes for the customer; the others describe what the product has.",
      es: "Un beneficio dice qué cambia para el cliente; las demás frases describen lo que tiene el producto.",
    },
  },
  {
    id: "product-p02",
    prompt: {
      en: "A prospect asks a technical question and you don't know the answer. What do you do?",
      es: "Un prospecto te hace una pregunta técnica y no sabes la respuesta. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Bring the talk back to a strength of the product you know well.",
        es: "Llevas la conversación a un punto fuerte del producto que dominas.",
      },
      b: {
        en: "Tell them that technical matters are discussed only after signing.",
        es: "Le dices que los asuntos técnicos solo se tratan después de la firma.",
      },
      c: {
        en: "Say you will check, agree when you will answer, and note it down.",
        es: "Dices que lo vas a comprobar, acordáis cuándo respondes y lo apuntas.",
      },
      d: {
        en: "Give the most likely answer and correct it later if it was wrong.",
        es: "Das la respuesta más probable y la corriges después si era errónea.",
      },
    },
    answer: "c",
    because: {
      en: "An honest answer with a date keeps trust and gives you a reason to come back.",
      es: "Una respuesta honesta y con fecha mantiene la confianza y te da un motivo para volver.",
    },
  },
  {
    id: "product-p03",
    prompt: {
      en: "What does an ideal customer profile help you decide?",
      es: "¿Qué te ayuda a decidir el perfil de cliente ideal?",
    },
    options: {
      a: {
        en: "Which existing customers should be moved to a more expensive plan this year.",
        es: "Qué clientes actuales deberían pasar este año a una tarifa más cara.",
      },
      b: {
        en: "Which personal tastes of the buyer you should mention to build some rapport.",
        es: "Qué gustos personales del comprador conviene mencionar para crear cercanía.",
      },
      c: {
        en: "Which companies are worth your time because they gain most from the product.",
        es: "A qué empresas dedicar tu tiempo porque son las que más ganan con el producto.",
      },
      d: {
        en: "Which discount each company may receive according to its size and its sector.",
        es: "Qué descuento puede recibir cada empresa según su tamaño y su sector.",
      },
    },
    answer: "c",
    because: {
      en: "The profile describes where the product solves a real and costly problem, so effort goes there first.",
      es: "El perfil describe dónde el producto resuelve un problema real y costoso, y ahí va primero tu esfuerzo.",
    },
  },
  {
    id: "product-p04",
    prompt: {
      en: "Two minutes into a first call the prospect asks: “What does it cost?” Which reply is best?",
      es: "A los dos minutos de la primera llamada el prospecto pregunta: «¿Cuánto cuesta?». ¿Qué respuesta es la mejor?",
    },
    options: {
      a: {
        en: "Offer a discount, so that price does not end the call.",
        es: "Ofreces ya un descuento, para que el precio no corte la conversación.",
      },
      b: {
        en: "Give the usual range, say what moves it, and ask about that.",
        es: "Das la horquilla habitual, dices de qué depende y preguntas por ello.",
      },
      c: {
        en: "Avoid the figure until the demo, so that the value is clear first.",
        es: "Evitas la cifra hasta la demostración, para que antes se vea el valor.",
      },
      d: {
        en: "Name the highest price, so that any later figure sounds like a saving.",
        es: "Dices el precio más alto, para que cualquier otro suene a ahorro.",
      },
    },
    answer: "b",
    because: {
      en: "A straight range answers the question, and the follow-up turns it into discovery.",
      es: "Una horquilla clara responde a la pregunta, y tu pregunta la convierte en exploración.",
    },
  },
  {
    id: "product-p05",
    prompt: {
      en: "The prospect says they already use a competitor's product. What is the most useful next move?",
      es: "El prospecto dice que ya usa un producto de la competencia. ¿Cuál es el paso más útil?",
    },
    options: {
      a: {
        en: "Ask what works well for them and what they would change about it.",
        es: "Preguntar qué les funciona bien y qué cambiarían de él.",
      },
      b: {
        en: "Offer to match today's price if they switch this quarter.",
        es: "Ofrecer igualar el precio que pagan hoy si cambian este trimestre.",
      },
      c: {
        en: "List the weaknesses of that product that other customers complain of.",
        es: "Enumerar los fallos de ese producto de los que se quejan otros clientes.",
      },
      d: {
        en: "Thank them and close the record, since the need is already covered.",
        es: "Dar las gracias y cerrar la ficha, porque la necesidad ya está cubierta.",
      },
    },
    answer: "a",
    because: {
      en: "Their own words show whether there is a gap worth solving, without attacking a choice they made.",
      es: "Sus propias palabras muestran si hay un hueco que resolver, sin atacar una decisión suya.",
    },
  },
  {
    id: "product-p06",
    prompt: {
      en: "You can share one customer story with a dental clinic of 12 people. Which one do you choose?",
      es: "Puedes contar un solo caso de cliente a una clínica dental de 12 personas. ¿Cuál eliges?",
    },
    options: {
      a: {
        en: "A clinic of 15 people that cut its missed appointments by a third.",
        es: "Una clínica de 15 personas que redujo un tercio sus citas perdidas.",
      },
      b: {
        en: "A software start-up that praised the design of the product.",
        es: "Una empresa de software incipiente que elogió el diseño del producto.",
      },
      c: {
        en: "A well-known bank that uses the product in all its branches.",
        es: "Un banco muy conocido que usa el producto en todas sus oficinas.",
      },
      d: {
        en: "A hospital group with 4,000 employees and a large project team.",
        es: "Un grupo hospitalario con 4000 empleados y un gran equipo de proyecto.",
      },
    },
    answer: "a",
    because: {
      en: "Proof convinces when size, sector and problem resemble those of the listener.",
      es: "Una prueba convence cuando el tamaño, el sector y el problema se parecen a los de quien escucha.",
    },
  },
  {
    id: "product-p07",
    prompt: {
      en: "A prospect will buy only if a function exists that is merely planned. What do you say?",
      es: "Un prospecto solo compra si existe una función que apenas está prevista. ¿Qué le dices?",
    },
    options: {
      a: {
        en: "That it does not exist today, and that you will ask what may be said about plans.",
        es: "Que hoy no existe y que vas a preguntar qué se puede decir de los planes.",
      },
      b: {
        en: "That it exists in a trial version, so that the contract can be signed now.",
        es: "Que existe en una versión de prueba, para poder firmar ya el contrato.",
      },
      c: {
        en: "That hardly any customer needs it, so it should not decide the purchase.",
        es: "Que casi ningún cliente la necesita y no debería decidir la compra.",
      },
      d: {
        en: "That it is coming in the next release, since it is already on the internal list.",
        es: "Que llega en la próxima versión, porque ya figura en la lista interna.",
      },
    },
    answer: "a",
    because: {
      en: "Selling a plan as a fact creates a promise that the company may not keep.",
      es: "Vender un plan como un hecho crea una promesa que la empresa quizá no pueda cumplir.",
    },
  },
  {
    id: "product-p08",
    prompt: {
      en: "You describe the same product to a chief financial officer. What should come first?",
      es: "Presentas el mismo producto a una directora financiera. ¿Qué debe ir primero?",
    },
    options: {
      a: {
        en: "The awards it has won and how many companies already work with it.",
        es: "Los premios que ha ganado y cuántas empresas trabajan ya con él.",
      },
      b: {
        en: "The expected saving, the total cost and the time until it pays back.",
        es: "El ahorro esperado, el coste total y el plazo en que se amortiza.",
      },
      c: {
        en: "The technology it is built on and the way its data are stored.",
        es: "La tecnología con la que está hecho y cómo se guardan los datos.",
      },
      d: {
        en: "The screens the team will use and how few clicks each task takes.",
        es: "Las pantallas que usará el equipo y los pocos clics de cada tarea.",
      },
    },
    answer: "b",
    because: {
      en: "Each role judges by its own results, and finance answers for cost, return and risk.",
      es: "Cada función juzga por sus propios resultados, y finanzas responde de coste, retorno y riesgo.",
    },
  },
  {
    id: "product-p09",
    prompt: {
      en: "Which three things belong in a one-sentence description of your product?",
      es: "¿Qué tres cosas debe llevar una descripción de tu producto en una sola frase?",
    },
    options: {
      a: {
        en: "The technology it uses, its main rivals and its latest release.",
        es: "La tecnología que usa, sus principales rivales y su última versión.",
      },
      b: {
        en: "The names of its modules, the plans on offer and the price of each.",
        es: "Los nombres de los módulos, las tarifas que hay y el precio de cada una.",
      },
      c: {
        en: "The year it was founded, the number of offices and the size of the team.",
        es: "El año de fundación, el número de oficinas y el tamaño del equipo.",
      },
      d: {
        en: "Whom it is for, the problem it solves and the result they get.",
        es: "Para quién es, qué problema resuelve y qué resultado consigue.",
      },
    },
    answer: "d",
    because: {
      en: "The listener first needs to know whether it concerns them and what they would gain.",
      es: "Quien escucha necesita saber antes que nada si le concierne y qué ganaría.",
    },
  },
  {
    id: "product-p10",
    prompt: {
      en: "In discovery the prospect named two problems. How do you prepare the demo?",
      es: "En la exploración el prospecto nombró dos problemas. ¿Cómo preparas la demostración?",
    },
    options: {
      a: {
        en: "Begin with the newest function, because it usually impresses people most.",
        es: "Empiezas por la función más nueva, porque suele ser la que más impresiona.",
      },
      b: {
        en: "Use the slides and keep the product for a later call.",
        es: "Usas las diapositivas estándar y dejas el producto para otra reunión.",
      },
      c: {
        en: "Show every module in menu order, so that nothing important is missed.",
        es: "Enseñas todos los módulos en el orden del menú, para no olvidar nada.",
      },
      d: {
        en: "Start with those two problems and show only what solves them.",
        es: "Empiezas por esos dos problemas y enseñas solo lo que los resuelve.",
      },
    },
    answer: "d",
    because: {
      en: "A demo convinces by relevance, not by completeness.",
      es: "Una demostración convence por lo pertinente, no por lo completa.",
    },
  },
];
